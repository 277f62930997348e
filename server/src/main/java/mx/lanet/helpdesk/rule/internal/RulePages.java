package mx.lanet.helpdesk.rule.internal;

import static mx.lanet.helpdesk.shared.Role.SUPERADMIN;
import static mx.lanet.helpdesk.web.Answer.page;
import static mx.lanet.helpdesk.web.Answer.seeOther;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import mx.lanet.helpdesk.client.Clients;
import mx.lanet.helpdesk.identity.Users;
import mx.lanet.helpdesk.rule.Rule;
import mx.lanet.helpdesk.rule.Rules;
import mx.lanet.helpdesk.rule.Trial;
import mx.lanet.helpdesk.shared.ForRoles;
import mx.lanet.helpdesk.shared.Person;
import mx.lanet.helpdesk.shared.Problem;
import mx.lanet.helpdesk.shared.Refusal;
import mx.lanet.helpdesk.shared.Slice;
import mx.lanet.helpdesk.shared.Tenancy;
import mx.lanet.helpdesk.ticket.reply.Macro;
import mx.lanet.helpdesk.ticket.reply.Macros;
import mx.lanet.helpdesk.ticket.reply.Places;
import mx.lanet.helpdesk.web.Answer;
import mx.lanet.helpdesk.web.Choice;
import mx.lanet.helpdesk.web.Flash;
import mx.lanet.helpdesk.web.Form;
import mx.lanet.helpdesk.web.Texts;
import mx.lanet.helpdesk.webhook.Webhooks;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rules: the list in their order, and each one's form with its try and its runs. */
@Controller
@RequestMapping("/rules")
class RulePages {
    private static final String PLACE = "/rules";

    /** As in every select of people. */
    private static final int MOST_OF_TEAM = 2000;

    private final Rules rules;
    private final Trial trial;
    private final Places places;
    private final Macros macros;
    private final Webhooks webhooks;
    private final Clients clients;
    private final Users users;
    private final Tenancy tenancy;
    private final MessageSource messages;

    RulePages(
            Rules rules,
            Trial trial,
            Places places,
            Macros macros,
            Webhooks webhooks,
            Clients clients,
            Users users,
            Tenancy tenancy,
            MessageSource messages) {
        this.rules = rules;
        this.trial = trial;
        this.places = places;
        this.macros = macros;
        this.webhooks = webhooks;
        this.clients = clients;
        this.users = users;
        this.tenancy = tenancy;
        this.messages = messages;
    }

    @ForRoles(SUPERADMIN)
    @GetMapping
    Answer list(Person person, Locale locale) {
        RuleChoices choices = choices(person, locale);
        return page(
                "rule/list",
                new RulePage.All(rules.list(person).stream()
                        .map(line -> new RulePage.All.Row(
                                line,
                                RuleText.when(line.rule(), choices),
                                RuleText.then(line.rule().deeds(), choices)))
                        .toList()));
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/new")
    Answer newForm(Person person, Locale locale) {
        return page(
                "rule/one",
                new RulePage.One(RuleForm.fresh(), null, 0, false, choices(person, locale), List.of(), null));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/new")
    Answer create(Person person, @RequestParam MultiValueMap<String, String> typed, Locale locale) {
        return save(new Asked(person, locale, typed), null, wish -> rules.create(person, wish));
    }

    @ForRoles(SUPERADMIN)
    @GetMapping("/{ruleId}")
    Answer one(Person person, @PathVariable UUID ruleId, Locale locale) {
        Rule rule = rules.get(person, ruleId);
        return page(
                "rule/one",
                new RulePage.One(
                        RuleForm.of(rule),
                        rule,
                        rule.version(),
                        false,
                        choices(person, locale),
                        rules.runs(person, ruleId),
                        null));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{ruleId}")
    Answer change(
            Person person,
            @PathVariable UUID ruleId,
            @RequestParam MultiValueMap<String, String> typed,
            Locale locale) {
        Asked asked = new Asked(person, locale, typed);
        Rule rule = rules.get(person, ruleId);
        return save(asked, rule, wish -> rules.change(person, ruleId, asked.version(), wish));
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{ruleId}/move")
    Answer move(Person person, @PathVariable UUID ruleId, @RequestParam(defaultValue = "false") boolean up) {
        rules.move(person, ruleId, up);
        return seeOther(PLACE);
    }

    @ForRoles(SUPERADMIN)
    @PostMapping("/{ruleId}/delete")
    Answer delete(Person person, @PathVariable UUID ruleId) {
        Rule rule = rules.get(person, ruleId);
        rules.delete(person, ruleId);
        return seeOther(PLACE).with(Flash.ok("rule.flash.deleted", rule.name()));
    }

    /** Who asks for what, in which language. */
    private record Asked(Person person, Locale locale, MultiValueMap<String, String> typed) {
        int version() {
            String version = String.valueOf(typed.getFirst("version"));
            return version.matches("\\d{1,9}") ? Integer.parseInt(version) : -1;
        }

        boolean tries() {
            return "true".equals(typed.getFirst("try"));
        }
    }

    private Answer save(Asked asked, @Nullable Rule rule, Function<Rules.Wish, Rule> save) {
        RuleChoices choices = choices(asked.person(), asked.locale());
        Form form = RuleForm.checked(RuleForm.of(asked.typed()), choices);
        if (!form.ok()) {
            return again(asked, rule, form, choices, false);
        }
        Rules.Wish wish = RuleForm.wish(form);
        if (asked.tries()) {
            return page("rule/one", one(asked, rule, form, choices, false, trial.of(asked.person(), imagined(wish))));
        }
        try {
            Rule saved = save.apply(wish);
            return seeOther(PLACE + "/" + saved.ruleId()).with(Flash.ok("rule.flash.saved", saved.name()));
        } catch (Refusal refusal) {
            Problem problem = refusal.problem();
            boolean conflict = problem.code().equals(Problem.conflict().code());
            if (problem.errors().isEmpty() && !conflict) {
                throw refusal;
            }
            return again(asked, rule, form.problems(problem.errors()), choices, conflict);
        }
    }

    private Answer again(Asked asked, @Nullable Rule rule, Form form, RuleChoices choices, boolean conflict) {
        return page("rule/one", one(asked, rule, form, choices, conflict, null))
                .status(conflict ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT);
    }

    private RulePage.One one(
            Asked asked,
            @Nullable Rule rule,
            Form form,
            RuleChoices choices,
            boolean conflict,
            Trial.@Nullable Result result) {
        return new RulePage.One(
                form,
                rule,
                asked.version(),
                conflict,
                choices,
                rule == null ? List.of() : rules.runs(asked.person(), rule.ruleId()),
                result);
    }

    /** A rule that is nowhere yet. */
    private static Rule imagined(Rules.Wish wish) {
        return new Rule(
                new UUID(0, 0),
                0,
                wish.name(),
                true,
                wish.trigger(),
                wish.since(),
                Duration.ofMinutes(Math.clamp(wish.afterMinutes(), 1, Rule.MOST_MINUTES)),
                wish.conditions(),
                wish.deeds(),
                0,
                Instant.EPOCH,
                "");
    }

    private RuleChoices choices(Person person, Locale locale) {
        return new RuleChoices(
                places.categories(person, locale),
                places.queues(person),
                clients.reachable(person).stream()
                        .map(client -> new Choice(client.id().toString(), client.name(), false))
                        .toList(),
                tenancy.call(person.scope(), () -> users.ofClient(Person.HOUSE, "", MOST_OF_TEAM)).stream()
                        .map(user -> new Choice(user.id().toString(), user.name(), false))
                        .toList(),
                macros.list(person, "", new Slice.Request(1, Slice.MAX_SIZE)).items().stream()
                        .filter(Macro::shared)
                        .map(macro -> new Choice(macro.macroId().toString(), macro.name(), false))
                        .toList(),
                webhooks.list(person).stream()
                        .map(webhook -> new Choice(webhook.webhookId().toString(), webhook.name(), false))
                        .toList(),
                new Texts(messages, locale));
    }
}
