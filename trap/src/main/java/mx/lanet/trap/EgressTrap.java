package mx.lanet.trap;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.BiConsumer;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.dynamic.scaffold.InstrumentedType;
import net.bytebuddy.dynamic.scaffold.MethodGraph;
import net.bytebuddy.implementation.Implementation;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Catches whatever this JVM wants from beyond this machine: TCP connections and UDP packets where the JDK hands them to
 * the system, and names where it asks for them. As an extension, it fails the test class in which something left,
 * including the start of its server. Loopback is no escape: PostgreSQL, the server and the test itself stand there.
 */
public final class EgressTrap implements BeforeAllCallback, AfterAllCallback {
    /** Under this name the JDK's classes, which know none of ours, find their listener. */
    private static final String LISTENER = "mx.lanet.trap.EgressTrap";

    private static final ConcurrentLinkedQueue<Escape> ESCAPES = new ConcurrentLinkedQueue<>();
    private static final Set<String> OWN_NAMES = new ConcurrentSkipListSet<>(Set.of("localhost"));

    /** Sets the trap, once in a JVM. */
    public static void set() {
        Objects.requireNonNull(Holder.SET);
    }

    /** What has left since the trap was set, or since {@link #emptied}. */
    public static List<Escape> caught() {
        return List.copyOf(ESCAPES);
    }

    /** What has left; the trap is empty afterwards. */
    public static List<Escape> emptied() {
        List<Escape> escapes = caught();
        escapes.forEach(ESCAPES::remove);
        return escapes;
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        set();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        List<Escape> escapes = emptied();
        if (!escapes.isEmpty()) {
            throw new AssertionError("Left this machine: " + escapes);
        }
    }

    static void asked(String name) {
        if (!OWN_NAMES.contains(name.toLowerCase(Locale.ROOT))) {
            ESCAPES.add(Escape.to("DNS " + name));
        }
    }

    static void asked(byte[] address) {
        try {
            InetAddress asked = InetAddress.getByAddress(address);
            if (!isHere(asked)) {
                ESCAPES.add(Escape.to("DNS " + asked.getHostAddress()));
            }
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void left(Object protocol, Object target) {
        boolean here =
                switch (target) {
                    case InetSocketAddress address -> address.getAddress() == null || isHere(address.getAddress());
                    case InetAddress address -> isHere(address);
                    default -> true;
                };
        if (!here) {
            ESCAPES.add(Escape.to(protocol + " " + target));
        }
    }

    private static boolean isHere(InetAddress address) {
        try {
            // Its own cards are this machine, too: Tomcat wakes its acceptor by a connection to itself.
            return address.isLoopbackAddress()
                    || address.isAnyLocalAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException _) {
            return false;
        }
    }

    private static final class Holder {
        static final Object SET = install();

        private static Object install() {
            try {
                // Its own name is asked of the machine itself; a host file answers.
                String own = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
                OWN_NAMES.add(own);
                ESCAPES.removeIf(escape -> escape.where().equalsIgnoreCase("DNS " + own));
            } catch (UnknownHostException _) {
                OWN_NAMES.add("localhost");
            }
            System.getProperties().put(LISTENER, (BiConsumer<Object, Object>) EgressTrap::left);
            ClassReloadingStrategy reloading =
                    new ClassReloadingStrategy(ByteBuddyAgent.install(), ClassReloadingStrategy.Strategy.REDEFINITION);
            watch("sun.nio.ch.Net", Connection.class, "connect", 4, reloading);
            watch("sun.nio.ch.DatagramChannelImpl", Packet.class, "send", 2, reloading);
            return reloading;
        }

        private static void watch(
                String type, Class<?> advice, String method, int arguments, ClassReloadingStrategy reloading) {
            try {
                new ByteBuddy()
                        .with(Implementation.Context.Disabled.Factory.INSTANCE)
                        .with(InstrumentedType.Factory.Default.FROZEN)
                        .with(MethodGraph.Compiler.ForDeclaredMethods.INSTANCE)
                        .redefine(Class.forName(type), ClassFileLocator.ForClassLoader.ofBootLoader())
                        .visit(Advice.to(advice)
                                .on(ElementMatchers.named(method).and(ElementMatchers.takesArguments(arguments))))
                        .make()
                        .load(ClassLoadingStrategy.BOOTSTRAP_LOADER, reloading);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("Another JDK, where connections are opened elsewhere", e);
            }
        }
    }

    /** Copied into {@code Net.connect}: names nothing but the JDK's own classes. */
    @SuppressWarnings({"unchecked", "rawtypes", "UnusedMethod"})
    static final class Connection {
        private Connection() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(2) InetAddress remote) {
            if (System.getProperties().get("mx.lanet.trap.EgressTrap") instanceof BiConsumer listener) {
                listener.accept("TCP", remote);
            }
        }
    }

    /** Copied into {@code DatagramChannelImpl.send}. */
    @SuppressWarnings({"unchecked", "rawtypes", "UnusedMethod"})
    static final class Packet {
        private Packet() {}

        @Advice.OnMethodEnter
        static void enter(@Advice.Argument(1) SocketAddress target) {
            if (System.getProperties().get("mx.lanet.trap.EgressTrap") instanceof BiConsumer listener) {
                listener.accept("UDP", target);
            }
        }
    }
}
