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
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * Makes one method of a program as it is shipped wrong, by {@code -javaagent}: to see that the chaos notices. It stands among the
 * tests alone, and what it needs is in the JDK.
 */
public final class Bugs {
    /** Between the one step and the other, so that whoever is killed is likely to be killed there. */
    private static final long WINDOW_MILLIS = 1_000;

    private Bugs() {}

    /** What can be planted. */
    public enum Bug {
        /** The agent takes a thing out of its queue, and then sends it. */
        DELETES_BEFORE_THE_ACKNOWLEDGEMENT(
                "mx/lanet/agent/service/Delivery", "sent", "Lmx/lanet/agent/store/Outbox$Item;", "deletesBefore"),
        /** The server answers heartbeats with their alerts, and then stores them. */
        ACKNOWLEDGES_BEFORE_THE_COMMIT(
                "mx/lanet/helpdesk/agentgateway/internal/BatchWriter", "write", "Ljava/util/List;", "answersBefore");

        private final String type;
        private final String method;
        private final String argument;
        private final String planted;

        Bug(String type, String method, String argument, String planted) {
            this.type = type;
            this.method = method;
            this.argument = argument;
            this.planted = planted;
        }

        private boolean isIn(MethodModel found) {
            return found.methodName().equalsString(method)
                    && found.methodType().stringValue().startsWith("(" + argument);
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

    /** At the beginning of the method that brings a thing to the server. */
    public static void deletesBefore(Object delivery, Object item)
            throws ReflectiveOperationException, InterruptedException {
        Object outbox = value(delivery, "outbox");
        outbox.getClass().getMethod("delivered", item.getClass()).invoke(outbox, item);
        Thread.sleep(WINDOW_MILLIS);
    }

    /** At the beginning of the method that stores heartbeats, and then answers them. */
    @SuppressWarnings("unchecked")
    public static void answersBefore(Object writer, Object batch)
            throws ReflectiveOperationException, InterruptedException {
        var constructor = Class.forName("mx.lanet.helpdesk.agentgateway.internal.HeartbeatOutcome$Stored")
                .getDeclaredConstructors()[0];
        constructor.setAccessible(true);
        for (Object waiting : (List<?>) batch) {
            ((CompletableFuture<Object>) value(waiting, "outcome"))
                    .complete(constructor.newInstance(List.of(), null, null, 0L, 1L));
        }
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
            return classes.transformClass(
                    classes.parse(bytes),
                    ClassTransform.transformingMethodBodies(
                            bug::isIn, CodeTransform.ofStateful(() -> new Before(bug))));
        }

        private record Before(Bug bug) implements CodeTransform {
            private static final MethodTypeDesc TAKES_TWO =
                    MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_Object, ConstantDescs.CD_Object);

            @Override
            public void atStart(CodeBuilder code) {
                code.aload(0).aload(1).invokestatic(ClassDesc.of(Bugs.class.getName()), bug.planted, TAKES_TWO);
            }

            @Override
            public void accept(CodeBuilder code, CodeElement element) {
                code.with(element);
            }
        }
    }
}
