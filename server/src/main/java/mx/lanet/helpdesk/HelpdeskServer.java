package mx.lanet.helpdesk;

import java.util.Arrays;
import mx.lanet.helpdesk.admin.AdminProgram;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: help desk and remote monitoring in one process. */
@SpringBootApplication
public class HelpdeskServer {
    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("admin")) {
            System.exit(AdminProgram.run(Arrays.copyOfRange(args, 1, args.length)));
        }
        SpringApplication.run(HelpdeskServer.class, args);
    }
}
