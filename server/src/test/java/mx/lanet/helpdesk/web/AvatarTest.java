package mx.lanet.helpdesk.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AvatarTest {
    @Test
    void initials_are_of_the_first_two_words() {
        assertThat(Avatar.of("1", "Gabriela Montes Ruiz").initials()).isEqualTo("GM");
        assertThat(Avatar.of("1", "ángel ñúñez").initials()).isEqualTo("ÁÑ");
        assertThat(Avatar.of("1", "LANET").initials()).isEqualTo("L");
        assertThat(Avatar.of("1", "(Soporte) Técnico").initials()).isEqualTo("T");
        assertThat(Avatar.of("1", " ").initials()).isEqualTo("?");
    }

    @Test
    void one_person_has_one_tint_everywhere() {
        assertThat(Avatar.of("7f", "Ana").tint())
                .isEqualTo(Avatar.of("7f", "Ana María").tint())
                .isBetween(1, 6);
    }
}
