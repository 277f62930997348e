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
}
