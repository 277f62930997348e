package mx.lanet.helpdesk.console.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import mx.lanet.helpdesk.asset.AssetLife;
import mx.lanet.helpdesk.web.Form;
import org.jspecify.annotations.Nullable;

/** What is typed of a machine's life. */
final class LifeForm {
    private static final String LABELS = "asset.life.field";
    private static final Map<String, Integer> LONGEST = Map.of("department", 100, "supplier", 100, "notes", 5000);

    private LifeForm() {}

    static Form of(AssetLife life) {
        Map<String, String> values = new HashMap<>();
        values.put("department", life.department());
        values.put("supplier", life.supplier());
        values.put("cost", life.cost() == null ? "" : life.cost().toPlainString());
        values.put("currency", life.currency());
        values.put(
                "purchased",
                life.purchasedOn() == null ? "" : life.purchasedOn().toString());
        values.put(
                "warranty",
                life.warrantyUntil() == null ? "" : life.warrantyUntil().toString());
        values.put("notes", life.notes());
        return Form.of(LABELS, values);
    }

    /** With what is still to be mended. */
    static Form of(Map<String, String> typed) {
        Map<String, String> clean = new HashMap<>();
        typed.forEach((name, value) -> clean.put(name, value.replace("\0", "")));
        Form form = Form.of(LABELS, clean);
        for (var field : LONGEST.entrySet()) {
            if (form.value(field.getKey()).length() > field.getValue()) {
                form = form.problem(field.getKey(), "field.too_long", field.getValue());
            }
        }
        if (!form.value("cost").isEmpty() && cost(form) == null) {
            form = form.problem("cost", "asset.life.problem.cost");
        }
        if (!form.value("currency").matches("[A-Z]{3}")) {
            form = form.problem("currency", "asset.life.problem.currency");
        }
        for (String field : new String[] {"purchased", "warranty"}) {
            if (!form.value(field).isEmpty() && day(form, field) == null) {
                form = form.problem(field, "asset.life.problem.day");
            }
        }
        return form;
    }

    static AssetLife life(Form form, int version) {
        return new AssetLife(
                form.value("department"),
                form.value("supplier"),
                cost(form),
                form.value("currency"),
                day(form, "purchased"),
                day(form, "warranty"),
                form.value("notes"),
                version);
    }

    private static @Nullable BigDecimal cost(Form form) {
        String plain = form.value("cost").replace(",", "").replace(" ", "");
        return plain.matches("[0-9]{1,9}(\\.[0-9]{1,2})?") ? new BigDecimal(plain) : null;
    }

    private static @Nullable LocalDate day(Form form, String field) {
        try {
            LocalDate day = form.value(field).isEmpty() ? null : LocalDate.parse(form.value(field));
            return day == null || day.getYear() < 1980 || day.getYear() > 2099 ? null : day;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
