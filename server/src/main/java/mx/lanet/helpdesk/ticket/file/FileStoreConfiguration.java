package mx.lanet.helpdesk.ticket.file;

import mx.lanet.helpdesk.shared.DataFolder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where files lie: a folder of the server's. */
@Configuration(proxyBeanMethods = false)
class FileStoreConfiguration {
    @Bean
    FileStore fileStore(DataFolder data) {
        return new DiskStore(data.attachments());
    }
}
