package mx.lanet.helpdesk.report.internal;

import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import mx.lanet.helpdesk.report.ExportLog;
import mx.lanet.helpdesk.report.Letterhead;
import mx.lanet.helpdesk.report.PaperMaker;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.method.support.HandlerMethodReturnValueHandler;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Lets handlers return an export. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    static Occasions exportOccasions(
            Letterhead letterheads,
            MessageSource messages,
            @Value("${lanet.time-zone:America/Mexico_City}") ZoneId zone,
            Clock clock) {
        return new Occasions(letterheads, messages, zone, clock);
    }

    @Bean
    static PaperMaker paperMaker(Occasions occasions, Clock clock) {
        return new MadePapers(new Exports(clock), occasions);
    }

    @Bean
    static ExportHandler exportHandler(
            Occasions occasions, ExportLog log, Clock clock, PlatformTransactionManager transactions) {
        TransactionTemplate outside = new TransactionTemplate(transactions);
        outside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
        return new ExportHandler(new Exports(clock), occasions, log, outside);
    }

    @Bean
    static WebMvcConfigurer exportsMvc(ExportHandler exports) {
        return new WebMvcConfigurer() {
            @Override
            public void addReturnValueHandlers(List<HandlerMethodReturnValueHandler> handlers) {
                handlers.add(exports);
            }
        };
    }
}
