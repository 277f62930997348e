package mx.lanet.helpdesk.shared.internal;

import mx.lanet.helpdesk.shared.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.task.SimpleAsyncTaskSchedulerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs by the clock runs again by the clock: while the database is away, that is one line, not a stack trace. */
@Configuration(proxyBeanMethods = false)
class ScheduleConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(ScheduleConfiguration.class);

    @Bean
    static SimpleAsyncTaskSchedulerCustomizer quietSchedule() {
        return scheduler -> scheduler.setErrorHandler(ScheduleConfiguration::failed);
    }

    private static void failed(Throwable failure) {
        if (DatabaseTrouble.isPassing(failure)) {
            LOG.atDebug().setCause(failure).log("Work by the clock waits for the database");
        } else {
            LOG.atError().setCause(failure).log("Work by the clock failed");
        }
    }
}
