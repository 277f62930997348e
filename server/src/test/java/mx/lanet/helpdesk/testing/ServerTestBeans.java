package mx.lanet.helpdesk.testing;

import java.time.Duration;
import mx.lanet.helpdesk.identity.FactorSetUp;
import mx.lanet.helpdesk.identity.SecondFactors;
import mx.lanet.helpdesk.shared.Ids;
import mx.lanet.helpdesk.shared.Tenancy;
import org.awaitility.Awaitility;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What tests have beyond the server's own beans. */
@TestConfiguration(proxyBeanMethods = false)
@Import({
    Furniture.class,
    PersonFurniture.class,
    ScriptFurniture.class,
    TicketFurniture.class,
    AlertFurniture.class,
    InventoryFurniture.class,
    SettingFurniture.class,
    KeepingFurniture.class,
    KnowledgeFurniture.class,
    ReceivedFurniture.class,
    RuleFurniture.class,
    WebhookFurniture.class,
    ScheduleFurniture.class,
    ChatFurniture.class
})
class ServerTestBeans {
    static {
        // Its own ten seconds are too few on a busy machine; only a test that fails waits so long.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @Bean
    @Primary
    TestClock testClock() {
        return new TestClock();
    }

    @Bean
    HandlersRun handlersRun() {
        return new HandlersRun();
    }

    @Bean
    TestPeople testPeople(Tenancy tenancy, JdbcClient jdbc, Ids ids) {
        return new TestPeople(tenancy, jdbc, ids);
    }

    @Bean
    TestPhones testPhones(FactorSetUp setUp, SecondFactors factors, TestClock clock) {
        return new TestPhones(setUp, factors, clock);
    }
}
