package mx.lanet.desktop.report;

import java.awt.KeyboardFocusManager;
import java.util.List;
import java.util.function.Consumer;
import javax.swing.ButtonGroup;
import javax.swing.JComboBox;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextArea;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import mx.lanet.agent.local.Help;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.store.Home;
import mx.lanet.desktop.text.Texts;
import mx.lanet.protocol.CategoryList;
import mx.lanet.protocol.CategoryList.Category;
import net.miginfocom.swing.MigLayout;

/** What the person writes and chooses. */
final class ReportForm extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int SUBJECT_MAX = 200;
    private static final int UNTIL_KEPT_MILLIS = 500;
    private static final List<String> PRIORITIES = List.of("baja", "media", "alta", "critica");
    private static final List<String> USUAL_CATEGORIES =
            List.of("Hardware", "Software", "Red", "Impresoras", "Correo", "Accesos", "Otro");

    private final transient Texts texts;
    private final transient Draft begun;
    private final JTextArea description = new JTextArea(7, 36);
    private final JTextField subject = new JTextField();
    private final JComboBox<Choice> category = new JComboBox<>();
    private final ButtonGroup priority = new ButtonGroup();
    private final Enclosures enclosures;
    private final Timer keeping;

    ReportForm(Texts texts, Draft draft, Home home, Consumer<Draft> keep, Consumer<String> complain) {
        super(new MigLayout("insets 0, gap 8 4, wrap 1", "[grow,fill]", "[][grow,fill][][][][][]"));
        this.texts = texts;
        this.begun = draft;
        this.keeping = new Timer(UNTIL_KEPT_MILLIS, event -> keep.accept(draft()));
        this.enclosures = new Enclosures(texts, home, draft.enclosures(), complain, keeping::restart);
        keeping.setRepeats(false);
        add(label("report.description", description));
        add(describing(), "grow, hmin 44");
        add(label("report.subject", subject), "gaptop 2:8");
        add(subject);
        var choices = new JPanel(new MigLayout("insets 0, gap 16 4, wrap 2", "[grow,fill][]"));
        choices.add(label("report.category", category));
        choices.add(new JLabel(texts.of("report.priority")));
        choices.add(category, "wmin 120");
        choices.add(priorities(draft.priority()));
        add(choices, "gaptop 2:8");
        add(enclosures, "gaptop 2:8");
        category.setName("category");
        fill(USUAL_CATEGORIES.stream().map(name -> new Choice(name, name)).toList());
        subject.setName("subject");
        subject.setText(draft.subject());
        subject.getDocument().addDocumentListener(new Typing());
        category.addActionListener(event -> keeping.restart());
    }

    private JLabel label(String key, JComponent field) {
        var label = new JLabel(texts.of(key));
        label.setLabelFor(field);
        field.getAccessibleContext().setAccessibleName(texts.of(key));
        return label;
    }

    private JScrollPane describing() {
        description.setName("description");
        description.setLineWrap(true);
        description.setWrapStyleWord(true);
        description.setText(begun.description());
        description.getDocument().addDocumentListener(new Typing());
        description.setTransferHandler(enclosures.handler(description.getTransferHandler()));
        // Tab goes on to the next field, as everywhere else in the window.
        description.setFocusTraversalKeys(KeyboardFocusManager.FORWARD_TRAVERSAL_KEYS, null);
        description.setFocusTraversalKeys(KeyboardFocusManager.BACKWARD_TRAVERSAL_KEYS, null);
        return new JScrollPane(description);
    }

    private JPanel priorities(String chosen) {
        var row = new JPanel(new MigLayout("insets 0, gap 4"));
        for (var each : PRIORITIES) {
            var button = new JToggleButton(texts.of("priority." + each), each.equals(chosen));
            button.setName(each);
            button.setActionCommand(each);
            button.setToolTipText(texts.of("priority." + each + ".tip"));
            button.addActionListener(event -> keeping.restart());
            priority.add(button);
            row.add(button);
        }
        return row;
    }

    /** A category as the person reads it, and as it is sent; nothing is sent for none. */
    private record Choice(String sent, String name) {
        @Override
        public String toString() {
            return name;
        }
    }

    private void fill(List<Choice> choices) {
        var chosen = category.getItemCount() == 0 ? begun.category() : chosenCategory();
        category.removeAllItems();
        category.addItem(new Choice("", texts.of("report.no_category")));
        choices.forEach(category::addItem);
        category.setSelectedIndex(0);
        choices.stream().filter(one -> one.sent().equals(chosen)).forEach(category::setSelectedItem);
    }

    private String chosenCategory() {
        return category.getSelectedItem() instanceof Choice choice ? choice.sent() : "";
    }

    /** The client's own, once the server has told them; until then the ones that everybody has. */
    void loadCategories(Service service) {
        Errand.run(
                () -> {
                    var reply = service.get("/categories");
                    return reply.isDone() ? reply.read(CategoryList.class).categories() : List.<Category>of();
                },
                told -> {
                    if (!told.isEmpty()) {
                        fill(told.stream()
                                .map(one -> new Choice(one.id().toString(), one.path()))
                                .toList());
                    }
                },
                failed -> {});
    }

    Enclosures enclosures() {
        return enclosures;
    }

    void focus() {
        description.requestFocusInWindow();
    }

    Draft draft() {
        return new Draft(
                begun.identity(),
                subject.getText(),
                description.getText(),
                chosenCategory(),
                priority.getSelection().getActionCommand(),
                enclosures.files());
    }

    /** What is sent; who writes nothing still asks for help. */
    Help.Request request(boolean withFacts) {
        var draft = draft();
        var title = draft.subject().strip();
        var told = draft.description().isBlank()
                ? texts.of("report.nothing_said")
                : draft.description().strip();
        return new Help.Request(
                draft.identity(),
                title.isEmpty() ? null : title.substring(0, Math.min(SUBJECT_MAX, title.length())),
                told,
                draft.category().isEmpty() ? null : draft.category(),
                draft.priority(),
                null,
                withFacts);
    }

    private final class Typing implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent event) {
            keeping.restart();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            keeping.restart();
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            keeping.restart();
        }
    }
}
