package mx.lanet.endtoend.planted;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.classfile.MethodTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one method of a program as it is shipped wrong, by {@code -javaagent}: to see that the chaos notices. It stands among the
 * tests alone, and what it needs is in the JDK.
 */
public final class Bugs {
    /** Between answer and commit, so that a server that is killed is likely to be killed there. */
    private static final long WINDOW_MILLIS = 1_000;

    private static final int ONE_IN = 2;
    private static final int KILLED = 137;

    private Bugs() {}

    /** What can be planted: the methods of a type that begin with a method of this class, of the same name. */
    public enum Bug {
        /** The agent takes what it is about to send out of its queue, and then sends it; now and then it is killed in between. */
        DELETES_BEFORE_THE_ACKNOWLEDGEMENT("mx/lanet/agent/service/Delivery", "sent(Ljava/util/List;"),
        /** The server answers heartbeats with their alerts at once, and stores them later. */
        ACKNOWLEDGES_BEFORE_THE_COMMIT("mx/lanet/helpdesk/agentgateway/internal/BatchWriter", "offer(", "write(");

        private final String type;
        private final List<String> methods;

        Bug(String type, String... methods) {
            this.type = type;
            this.methods = List.of(methods);
        }

        private boolean isIn(MethodModel found) {
            String whole = found.methodName().stringValue() + found.methodType().stringValue();
            return methods.stream().anyMatch(whole::startsWith);
        }
    }

    /** The option of a JVM that plants it, with a jar that is made in the folder. */
    public static String option(Path folder, Bug bug) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Bugs.class.getName());
        Path jar = folder.resolve("bugs.jar");
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file, manifest)) {
            for (Class<?> one : List.of(Bugs.class, Bug.class, Planter.class, Planter.Before.class)) {
                String name = one.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(name));
                try (InputStream in = Bugs.class.getResourceAsStream("/" + name)) {
                    in.transferTo(out);
                }
            }
        }
        return "-javaagent:" + jar + "=" + bug;
    }

    /** Called by the JVM before the program. */
    public static void premain(String bug, Instrumentation instrumentation) {
        instrumentation.addTransformer(new Planter(Bug.valueOf(bug)));
    }

    /** Where the agent brings a few things to the server. */
    public static void sent(Object delivery, Object items, Object taken) throws ReflectiveOperationException {
        Object outbox = value(delivery, "outbox");
        for (Object item : (List<?>) items) {
            outbox.getClass().getMethod("delivered", item.getClass()).invoke(outbox, item);
        }
        if (ThreadLocalRandom.current().nextInt(ONE_IN) == 0) {
            // As by a kill -9 in the worst moment; an agent without the bug survives that.
            Runtime.getRuntime().halt(KILLED);
        }
    }

    /** Where the server's queue takes a heartbeat, with what its request waits for. */
    @SuppressWarnings("unchecked")
    public static void offer(Object writer, Object reading, Object outcome) throws ReflectiveOperationException {
        var constructor = Class.forName("mx.lanet.helpdesk.agentgateway.internal.HeartbeatOutcome$Stored")
                .getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        ((CompletableFuture<Object>) outcome).complete(constructor.newInstance(List.of(), null, null, 0L, 1L));
    }

    /** Where the server stores what its queue has. To be late is the bug itself: no test waits by it. */
    public static void write(Object writer, Object batch) throws InterruptedException {
        Thread.sleep(WINDOW_MILLIS);
    }

    private static Object value(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field.get(owner);
    }

    private static final class Planter implements ClassFileTransformer {
        private final Bug bug;

        Planter(Bug bug) {
            this.bug = bug;
        }

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                String name,
                @Nullable Class<?> known,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (!bug.type.equals(name)) {
                return null;
            }
            ClassFile classes = ClassFile.of();
            ClassTransform planted = (type, part) -> {
                if (part instanceof MethodModel method && bug.isIn(method)) {
                    type.transformMethod(method, MethodTransform.transformingCode(new Before(method)));
                } else {
                    type.with(part);
                }
            };
            return classes.transformClass(classes.parse(bytes), planted);
        }

        private record Before(MethodModel method) implements CodeTransform {
            @Override
            public void atStart(CodeBuilder code) {
                int objects = 1 + method.methodTypeSymbol().parameterCount();
                IntStream.range(0, objects).forEach(code::aload);
                code.invokestatic(
                        ClassDesc.of(Bugs.class.getName()),
                        method.methodName().stringValue(),
                        MethodTypeDesc.of(
                                ConstantDescs.CD_void, Collections.nCopies(objects, ConstantDescs.CD_Object)));
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        }
    }
}
