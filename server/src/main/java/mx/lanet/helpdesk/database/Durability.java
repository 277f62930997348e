package mx.lanet.helpdesk.database;

/** Whether a commit survives a power failure. Only tests give it up, for speed. */
enum Durability {
    SAFE,
    NONE
}
