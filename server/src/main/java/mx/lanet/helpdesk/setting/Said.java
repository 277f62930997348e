package mx.lanet.helpdesk.setting;

import java.time.Instant;
import java.util.UUID;

/** A value that somebody said at a place, as text. */
record Said(Layer layer, UUID target, MachineRole role, KnownSetting setting, String text, Instant at, String by) {}
