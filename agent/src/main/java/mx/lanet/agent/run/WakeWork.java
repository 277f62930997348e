package mx.lanet.agent.run;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import mx.lanet.agent.setting.Messages;
import mx.lanet.protocol.Command;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Wakes machines of the same network: six bytes FF and sixteen times the address, to everybody. */
record WakeWork(Messages messages, Supplier<List<InetSocketAddress>> everybody) implements Work {
    private static final Logger LOG = LoggerFactory.getLogger(WakeWork.class);
    private static final Pattern MAC = Pattern.compile("([0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}|[0-9A-Fa-f]{12}");
    private static final int MOST = 50;
    private static final int DISCARD_PORT = 9;
    private static final int REPEATS = 16;

    @Override
    public Outcome run(Command command, Ongoing ongoing) throws IOException {
        var addresses = command.arguments() == null ? List.<String>of() : command.arguments();
        boolean bad = addresses.isEmpty()
                || addresses.size() > MOST
                || addresses.stream().anyMatch(a -> a == null || !MAC.matcher(a).matches());
        if (bad) {
            return Outcome.refused(Refusal.of("bad_arguments").in(messages));
        }
        int sent = 0;
        try (var socket = new DatagramSocket()) {
            socket.setBroadcast(true);
            for (var target : everybody.get()) {
                for (var address : addresses) {
                    sent += send(socket, packet(address), target);
                }
            }
        }
        var text = messages.text("run.packets", sent);
        return sent == 0 ? Outcome.failed(text) : Outcome.succeeded(text);
    }

    // A network that is down must not keep the others from being told.
    private static int send(DatagramSocket socket, byte[] packet, InetSocketAddress target) {
        try {
            socket.send(new DatagramPacket(packet, packet.length, target));
            return 1;
        } catch (IOException e) {
            LOG.atDebug().log("not sent to {}: {}", target, e.getMessage());
            return 0;
        }
    }

    static byte[] packet(String mac) {
        var address = HexFormat.of().parseHex(mac.replaceAll("[:-]", ""));
        var packet = new byte[address.length * (REPEATS + 1)];
        Arrays.fill(packet, 0, address.length, (byte) 0xFF);
        for (int i = 1; i <= REPEATS; i++) {
            System.arraycopy(address, 0, packet, i * address.length, address.length);
        }
        return packet;
    }

    /** The broadcast addresses of this machine's networks. */
    static List<InetSocketAddress> networks() {
        var found = new ArrayList<InetSocketAddress>();
        try {
            for (var network : NetworkInterface.networkInterfaces().toList()) {
                if (network.isUp() && !network.isLoopback()) {
                    network.getInterfaceAddresses().stream()
                            .map(InterfaceAddress::getBroadcast)
                            .filter(Objects::nonNull)
                            .map(a -> new InetSocketAddress(a, DISCARD_PORT))
                            .forEach(found::add);
                }
            }
            found.add(new InetSocketAddress(InetAddress.getByName("255.255.255.255"), DISCARD_PORT));
        } catch (IOException e) {
            LOG.atWarn().log("networks cannot be listed: {}", e.getMessage());
        }
        return found;
    }
}
