package mx.lanet.helpdesk.setting;

/** Something was said of many machines, and has been committed: there is work. */
record SettingsAsked() {}
