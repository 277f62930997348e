package mx.lanet.helpdesk.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class UnsentTest {
    @Test
    void a_text_with_form_comes_back_once_and_without_its_markup() {
        MockHttpServletRequest late = new MockHttpServletRequest("POST", "/tickets/TKT-000001/reply");
        late.addParameter("_csrf", "no es de este mundo, sino de la sesión");
        late.addParameter("body", "Cambia el cartucho, por favor.");
        late.addParameter("html", "<p>Cambia el <strong>cartucho</strong>, por favor.</p>");

        assertThat(Unsent.of(late, true).written()).containsExactly("Cambia el cartucho, por favor.");
    }

    @Test
    void a_form_that_is_refused_gives_back_its_words_to_who_wrote_them() {
        MockHttpServletRequest refused = new MockHttpServletRequest("POST", "/tickets/TKT-000001/say");
        refused.addParameter("body", "Ya son dos impresoras");

        assertThat(Unsent.refused(refused)).containsExactly("Ya son dos impresoras");
        refused.addHeader("Sec-Fetch-Site", "cross-site");
        assertThat(Unsent.refused(refused)).isEmpty();
    }
}
