package mx.lanet.helpdesk.webhook.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.webhook.Delivery;
import mx.lanet.helpdesk.webhook.Webhook;
import mx.lanet.helpdesk.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Webhooks: the list, each one's form, its secret when it is made, and what it was told. */
@Controller
@RequestMapping("/webhooks")
class WebhookPages {
    private static final String PLACE = "/webhooks";

    private final Webhooks webhooks;
    private final Clients clients;

    WebhookPages(Webhooks webhooks, Clients clients) {
        this.webhooks = webhooks;
        this.clients = clients;
    }

    @ForRoles(SUPERADMIN)
    @GetMapping
    Answer list(Person person) {
        return page("webhook/list", new WebhookPage.All(webhooks.list(person)));
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/new")
    Answer newForm(Person person) {
        return form(person, WebhookForm.fresh(), null, 0, false);
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/new")
    Answer create(Person person, @RequestParam Map<String, String> typed) {
        Form form = WebhookForm.of(typed);
        if (!form.ok()) {
            return form(person, form, null, 0, false).status(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        try {
            return secret(webhooks.create(person, WebhookForm.wish(form)), true);
        } catch (Refusal refusal) {
            return again(person, form, null, 0, refusal);
        }
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{webhookId}")
    Answer one(Person person, @PathVariable UUID webhookId, @RequestParam(required = false) @Nullable UUID before) {
        Webhook webhook = webhooks.get(person, webhookId);
        return page("webhook/one", one(person, WebhookForm.of(webhook), webhook, webhook.version(), false, before));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{webhookId}")
    Answer change(
            Person person,
            @PathVariable UUID webhookId,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam Map<String, String> typed) {
        Webhook webhook = webhooks.get(person, webhookId);
        Form form = WebhookForm.of(typed);
        try {
            Webhook saved = webhooks.change(person, webhookId, version, WebhookForm.wish(form));
            return seeOther(saved.path()).with(Flash.ok("webhook.flash.saved", saved.name()));
        } catch (Refusal refusal) {
            return again(person, form, webhook, version, refusal);
        }
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{webhookId}/secret")
    Answer rotate(Person person, @PathVariable UUID webhookId) {
        return secret(webhooks.rotate(person, webhookId), false);
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{webhookId}/test")
    Answer test(Person person, @PathVariable UUID webhookId) {
        Webhook webhook = webhooks.get(person, webhookId);
        webhooks.test(person, webhookId);
        return seeOther(webhook.path()).with(Flash.ok("webhook.flash.tested"));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{webhookId}/delete")
    Answer delete(Person person, @PathVariable UUID webhookId) {
        Webhook webhook = webhooks.get(person, webhookId);
        webhooks.delete(person, webhookId);
        return seeOther(PLACE).with(Flash.ok("webhook.flash.deleted", webhook.name()));
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{webhookId}/deliveries/{deliveryId}")
    Answer delivery(Person person, @PathVariable UUID webhookId, @PathVariable UUID deliveryId) {
        return page(
                "webhook/delivery",
                new WebhookPage.OneDelivery(
                        webhooks.get(person, webhookId), webhooks.delivery(person, webhookId, deliveryId)));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{webhookId}/deliveries/{deliveryId}/replay")
    Answer replay(Person person, @PathVariable UUID webhookId, @PathVariable UUID deliveryId) {
        webhooks.replay(person, webhookId, deliveryId);
        return seeOther(PLACE + "/" + webhookId + "/deliveries/" + deliveryId).with(Flash.ok("webhook.flash.replayed"));
    }

    private static Answer.Rendered secret(Webhooks.Made made, boolean fresh) {
        return page(
                "webhook/secret",
                new WebhookPage.NewSecret(made.webhook(), made.secret().reveal(), fresh));
    }

    private Answer again(Person person, Form form, @Nullable Webhook webhook, int version, Refusal refusal) {
        Problem problem = refusal.problem();
        boolean conflict =
                webhook != null && problem.code().equals(Problem.conflict().code());
        if (problem.errors().isEmpty() && !conflict) {
            throw refusal;
        }
        return form(person, form.problems(problem.errors()), webhook, version, conflict)
                .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private Answer.Rendered form(Person person, Form form, @Nullable Webhook webhook, int version, boolean conflict) {
        return page("webhook/one", one(person, form, webhook, version, conflict, null));
    }

    private WebhookPage.One one(
            Person person, Form form, @Nullable Webhook webhook, int version, boolean conflict, @Nullable UUID before) {
        List<Delivery> found = webhook == null ? List.of() : webhooks.deliveries(person, webhook.webhookId(), before);
        List<Delivery> shown = found.subList(0, Math.min(found.size(), Webhooks.PAGE));
        List<Choice> choices = clients.reachable(person).stream()
                .map(client -> new Choice(client.id().toString(), client.name(), false))
                .toList();
        return new WebhookPage.One(
                form,
                webhook,
                version,
                conflict,
                webhook == null ? choices : List.of(),
                shown,
                found.size() > shown.size() ? shown.getLast().deliveryId() : null);
    }
}
