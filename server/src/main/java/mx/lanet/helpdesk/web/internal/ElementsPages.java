package mx.lanet.helpdesk.web.internal;

import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import mx.lanet.helpdesk.shared.Open;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Flash;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Every element of the design system with its name, in development mode only. */
@Controller
@Profile("dev")
class ElementsPages {

    @Open(because = "exists in development mode only, and shows made-up people")
    @GetMapping("/dev/elements")
    Answer elements() {
        return page("dev/elements", Elements.samples()).orFragment("vivo", "dev/readings");
    }

    @Open(because = "exists in development mode only, and shows made-up people")
    @GetMapping("/dev/portal")
    Answer portal() {
        return page("dev/portal", Elements.samples());
    }

    @Open(because = "exists in development mode only, and changes nothing")
    @PostMapping("/dev/elements")
    Answer send() {
        return seeOther("/dev/elements")
                .with(Flash.ok("dev.flash", "TKT-000456").action("dev.undo", "/dev/elements"));
    }

    @Open(because = "exists in development mode only: the page of a bug")
    @GetMapping("/dev/bug")
    Answer bug() {
        throw new IllegalStateException("a bug, to see its page");
    }
}
