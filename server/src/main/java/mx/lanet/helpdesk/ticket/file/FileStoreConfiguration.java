package mx.lanet.helpdesk.ticket.file;

import mx.lanet.helpdesk.shared.DataFolder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Where files lie: in a folder of the server's, or in a bucket. */
@Configuration(proxyBeanMethods = false)
class FileStoreConfiguration {
    @Bean
    FileStore fileStore(
            DataFolder data, @Value("${lanet.attachments.store:disk}") String store, Environment environment) {
        return switch (store) {
            case "disk" -> new DiskStore(data.attachments());
            case "s3" -> new S3Store(Binder.get(environment).bindOrCreate("lanet.attachments.s3", S3Settings.class));
            default ->
                throw new IllegalStateException("lanet.attachments.store is " + store + "; it must be disk or s3");
        };
    }
}
