package mx.lanet.helpdesk.console.internal;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import mx.lanet.helpdesk.shared.Scope;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.testing.Browser;
import mx.lanet.helpdesk.testing.ServerTest;
import mx.lanet.helpdesk.testing.TestPeople;
import mx.lanet.helpdesk.testing.TwoClients;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
@Tag("browser")
class ManyRowsTest {
    @Autowired
    private TestPeople people;

    @Autowired
    private Tenancy tenancy;

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private TwoClients.Company cafe;

    @BeforeEach
    void twoClients() {
        cafe = people.twoClients().cafe();
    }

    @Test
    void ten_thousand_machines_are_a_list_like_any_other() {
        tenancy.run(new Scope.Client(cafe.clientId()), () -> jdbc.sql(
                        """
                INSERT INTO asset (client_id, asset_id, site_id, name, os, state, presence, registered_at, updated_at)
                SELECT :client, gen_random_uuid(), :site, 'PC-' || to_char(n, 'FM00000'), 'Windows 11 Pro', 'active',
                       'online', now(), now()
                FROM generate_series(1, 10000) n
                """)
                .param("client", cafe.clientId())
                .param("site", cafe.siteId())
                .update());
        try (Browser desktop = desktop();
                Browser phone = phone()) {
            desktop.signIn(cafe.technician(), "/assets?page=2").checkWidth();
            assertThat(desktop.page().locator("tbody tr")).hasCount(50);
            assertThat(desktop.page().locator("#lista .pager")).containsText("51–100 de 10,000");
            assertThat(desktop.page().locator("tbody tr").first()).containsText("PC-00051");
            desktop.screenshot("equipos-diez-mil").open("/assets?page=200");
            assertThat(desktop.page().locator("tbody tr").last()).containsText("PC-10000");
            assertThat(desktop.page().locator("#lista .pager a[rel=next]")).hasCount(0);
            phone.signIn(cafe.technician(), "/assets?page=2").checkWidth().screenshot("equipos-diez-mil-telefono");
            assertThat(phone.page().locator("tbody tr")).hasCount(50);
        }
    }

    @Test
    void ten_thousand_tickets_are_a_list_like_any_other() {
        tenancy.run(new Scope.Client(cafe.clientId()), () -> jdbc.sql(
                        """
                INSERT INTO ticket (client_id, ticket_id, number, subject, description, category, priority, state, channel,
                    requester_id, requester_name, asset_name, assignee_name, machine_facts, created_at, updated_at,
                    public_comments)
                SELECT :client, gen_random_uuid(), nextval('ticket_number'), 'Impresora ' || to_char(n, 'FM00000'), '',
                    'Impresoras', 'media', 'nuevo', 'portal', :requester, :name, '', '', '{}', now() - n * interval '1 second',
                    now() - n * interval '1 second', 0
                FROM generate_series(1, 10000) n
                """)
                .param("client", cafe.clientId())
                .param("requester", cafe.requester().userId())
                .param("name", cafe.requester().name())
                .update());
        try (Browser desktop = desktop();
                Browser phone = phone();
                Browser portal = phone()) {
            desktop.signIn(cafe.technician(), "/tickets?sort=-activity&page=2").checkWidth();
            assertThat(desktop.page().locator("#lista tbody tr")).hasCount(50);
            assertThat(desktop.page().locator("#lista .pager")).containsText("51–100 de 10,000");
            assertThat(desktop.page().locator("tbody tr").first()).containsText("Impresora 00051");
            assertThat(desktop.page().locator("#vistas")).containsText("999+");
            desktop.screenshot("tickets-diez-mil").open("/tickets?sort=-activity&page=200");
            assertThat(desktop.page().locator("tbody tr").last()).containsText("Impresora 10000");
            phone.signIn(cafe.technician(), "/tickets?page=2").checkWidth().screenshot("tickets-diez-mil-telefono");
            assertThat(phone.page().locator("#lista tbody tr")).hasCount(50);
            portal.signIn(cafe.requester(), "/portal/tickets?page=500").checkWidth();
            assertThat(portal.page().locator("main")).containsText("Impresora 10000");
        }
    }

    private Browser desktop() {
        return Browser.desktop("http://localhost:" + port);
    }

    private Browser phone() {
        return Browser.phone("http://localhost:" + port);
    }
}
