package mx.lanet.helpdesk.web.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import mx.lanet.helpdesk.web.Answer;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.method.HandlerMethod;

class PageTurnsTest {
    private PageTurns turns = new PageTurns(1, 20);

    /** What pages are made by. */
    public static final class Pages {
        public Answer page() {
            return Answer.seeOther("/");
        }

        public byte[] file() {
            return new byte[0];
        }
    }

    private MockHttpServletRequest enter(String method, String handler) throws Exception {
        var request = new MockHttpServletRequest(method, "/");
        var response = new MockHttpServletResponse();
        assertThat(turns.preHandle(request, response, new HandlerMethod(new Pages(), handler)))
                .isTrue();
        return request;
    }

    private static boolean hasTurn(MockHttpServletRequest request) {
        return request.getAttribute(PageTurns.class.getName()) != null;
    }

    @Test
    void the_next_page_is_made_when_the_one_before_is_ready_to_be_sent() throws Exception {
        turns = new PageTurns(1, 30_000);
        MockHttpServletRequest first = enter("GET", "page");
        List<Boolean> second = new CopyOnWriteArrayList<>();
        CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> {
            try {
                second.add(hasTurn(enter("GET", "page")));
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        PageTurns.end(first);

        waiting.get(10, TimeUnit.SECONDS);

        assertThat(second).containsExactly(true);
    }

    @Test
    void behind_a_page_that_takes_long_the_others_go_on_without_a_turn_and_give_none_back() throws Exception {
        MockHttpServletRequest slow = enter("GET", "page");
        MockHttpServletRequest impatient = enter("GET", "page");
        assertThat(hasTurn(impatient)).isFalse();

        PageTurns.end(impatient);
        assertThat(hasTurn(enter("GET", "page"))).isFalse();
        PageTurns.end(slow);
        PageTurns.end(slow);

        assertThat(hasTurn(enter("GET", "page"))).isTrue();
        assertThat(hasTurn(enter("GET", "page"))).isFalse();
    }

    @Test
    void what_a_slow_line_can_hold_up_takes_no_turn() throws Exception {
        assertThat(IntStream.range(0, 3).boxed().toList()).allSatisfy(number -> {
            assertThat(hasTurn(enter("POST", "page"))).isFalse();
            assertThat(hasTurn(enter("GET", "file"))).isFalse();
        });
        assertThat(hasTurn(enter("GET", "page"))).isTrue();
    }
}
