package mx.lanet.helpdesk.setting;

import java.util.List;
import java.util.Locale;

/** Which machines a value is for: wide layers say it of servers and of workstations, a machine only of itself. */
public enum MachineRole {
    SERVER,
    WORKSTATION,
    ANY;

    public static final List<MachineRole> OF_MANY = List.of(SERVER, WORKSTATION);

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static MachineRole of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** The role of a machine of this kind; laptops are workstations. */
    public static MachineRole ofKind(String kind) {
        return kind.equals("server") ? SERVER : WORKSTATION;
    }
}
