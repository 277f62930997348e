package mx.lanet.helpdesk.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import mx.lanet.helpdesk.HelpdeskServer;
import mx.lanet.trap.EgressTrap;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/**
 * The whole server on a random port ({@code @LocalServerPort}) with a real PostgreSQL, as the application's own role.
 * All test classes of this annotation share one server and one database: each makes its own {@link TwoClients}. A class
 * fails when something connected beyond this machine.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(
        classes = HelpdeskServer.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "lanet.agent-release.version=1.10.0",
            "lanet.agent-release.download-url=https://releases.example/agent-1.10.0.msi",
            "lanet.agent-release.changelog=Menos ruido",
            "lanet.agent-release.sha256=9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            "lanet.agent-release.signature=c2ln",
            "lanet.webhooks.networks=127.0.0.1"
        })
@ContextConfiguration(initializers = FreshDatabase.class)
@Import(ServerTestBeans.class)
@ExtendWith({EgressTrap.class, TestClock.BackToNow.class})
public @interface ServerTest {}
