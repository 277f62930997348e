package mx.lanet.helpdesk;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The server: help desk and remote monitoring in one process. */
@SpringBootApplication
public class HelpdeskServer {
    public static void main(String[] args) {
        SpringApplication.run(HelpdeskServer.class, args);
    }
}
