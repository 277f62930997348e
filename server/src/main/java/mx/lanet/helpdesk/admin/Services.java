package mx.lanet.helpdesk.admin;

import java.nio.file.Path;
import java.util.Set;
import java.util.UUID;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Role;
import mx.lanet.helpdesk.ticket.FileCheck;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** The features' services without web server and duties, made when a command asks for one. */
final class Services implements AutoCloseable {
    /** Stands in history where a user's id would; belongs to nobody. */
    private static final UUID TERMINAL = new UUID(0, 1);

    private final ConfigurableApplicationContext context;

    private Services(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** What the commands need, with all that it needs in turn; the server's own scan does not see this class. */
    @ComponentScan({
        "mx.lanet.helpdesk.shared",
        "mx.lanet.helpdesk.database",
        "mx.lanet.helpdesk.audit",
        "mx.lanet.helpdesk.client",
        "mx.lanet.helpdesk.identity",
        "mx.lanet.helpdesk.asset",
        "mx.lanet.helpdesk.enrolment",
        "mx.lanet.helpdesk.ticket.file"
    })
    @Import(FileCheck.class)
    @ImportAutoConfiguration(JacksonAutoConfiguration.class)
    static class Features {}

    /** Joins the PostgreSQL of a server that runs on this folder, or starts it. */
    static Services open(Path data) {
        return new Services(new SpringApplicationBuilder(Features.class)
                .web(WebApplicationType.NONE)
                .lazyInitialization(true)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run("--lanet.data=" + data, "--lanet.database.beside=true", "--logging.threshold.console=OFF"));
    }

    <T> T get(Class<T> type) {
        return context.getBean(type);
    }

    /** Who works at the terminal may read the database's own files, and so is a superadmin, by the system's user name. */
    static Person operator() {
        return new Person(
                TERMINAL,
                Person.HOUSE,
                Role.SUPERADMIN,
                System.getProperty("user.name") + " (./lanet admin)",
                "",
                Set.of(),
                null,
                null,
                "auto",
                false);
    }

    @Override
    public void close() {
        context.close();
    }
}
