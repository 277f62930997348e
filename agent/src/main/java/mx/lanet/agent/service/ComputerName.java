package mx.lanet.agent.service;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The machine's name as its users know it. */
public final class ComputerName {
    private ComputerName() {}

    public static String read() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The name does not resolve: the environment may know it.
            var windows = System.getenv("COMPUTERNAME");
            var unix = System.getenv("HOSTNAME");
            return windows != null ? windows : unix != null ? unix : "localhost";
        }
    }
}
