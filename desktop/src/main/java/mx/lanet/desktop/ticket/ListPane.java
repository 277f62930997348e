package mx.lanet.desktop.ticket;

import java.awt.BorderLayout;
import java.awt.CardLayout;
import java.awt.event.ActionEvent;
import java.io.IOException;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.swing.AbstractAction;
import javax.swing.BorderFactory;
import javax.swing.ButtonGroup;
import javax.swing.JButton;
import javax.swing.JComponent;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTextField;
import javax.swing.JToggleButton;
import javax.swing.KeyStroke;
import javax.swing.Timer;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import mx.lanet.agent.local.Help;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.Place;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.look.Glyph;
import mx.lanet.desktop.look.Ink;
import mx.lanet.desktop.text.Texts;
import mx.lanet.desktop.ticket.TicketList.Row;
import mx.lanet.protocol.TicketPage;
import mx.lanet.protocol.TicketPage.TicketSummary;
import net.miginfocom.swing.MigLayout;
import org.jspecify.annotations.Nullable;

/** The person's tickets: search, what is shown, the rows, and in their place a word when there are none. */
final class ListPane extends JPanel {
    private static final long serialVersionUID = 1;
    private static final int UNTIL_TYPED_MILLIS = 300;
    private static final String ROWS = "rows";
    private static final String NOTHING = "nothing";

    private final transient Desktop desktop;
    private final transient Texts texts;
    private final transient Tickets tickets;
    private final transient LastList last;
    private final JTextField search = new JTextField();
    private final JToggleButton current;
    private final JToggleButton all;
    private final JLabel banner = new JLabel();
    private final JLabel count = new JLabel(" ");
    private final CardLayout cards = new CardLayout();
    private final JPanel middle = new JPanel(cards);
    private final Nothing nothing;
    private final TicketList list;
    private int asked;
    private int pages;
    private long total;
    private boolean loading;

    private record Found(@Nullable TicketPage page, List<Help.Waiting> waiting, @Nullable Exception trouble) {}

    ListPane(Desktop desktop, Tickets tickets, Consumer<UUID> chosen, Runnable refreshed) {
        super(new BorderLayout());
        this.desktop = desktop;
        this.texts = desktop.texts();
        this.tickets = tickets;
        this.last = new LastList(desktop.home());
        this.list = new TicketList(texts);
        this.nothing = new Nothing();
        current = toggle("ticket.filter.current", "current");
        all = toggle("ticket.filter.all", "all");
        current.setSelected(true);
        var top = new JPanel(new BorderLayout());
        top.add(tools(refreshed), BorderLayout.CENTER);
        top.add(banner, BorderLayout.SOUTH);
        add(top, BorderLayout.NORTH);
        add(middle, BorderLayout.CENTER);
        add(count, BorderLayout.SOUTH);
        banner.setBorder(BorderFactory.createEmptyBorder(0, 12, 10, 12));
        count.setBorder(BorderFactory.createEmptyBorder(4, 16, 6, 16));
        banner.setName("banner");
        banner.setVisible(false);
        count.setName("count");
        count.putClientProperty("FlatLaf.styleClass", "small");
        count.setForeground(Ink.TEXT_3.color());
        var scroll = new JScrollPane(list);
        scroll.setBorder(BorderFactory.createMatteBorder(1, 0, 1, 0, Ink.LINE.color()));
        scroll.getVerticalScrollBar().addAdjustmentListener(event -> {
            var bar = scroll.getVerticalScrollBar();
            if (bar.getValue() + bar.getVisibleAmount() > bar.getMaximum() - 10 * list.getFixedCellHeight()) {
                more();
            }
        });
        middle.add(scroll, ROWS);
        middle.add(nothing, NOTHING);
        list.addListSelectionListener(event -> {
            var ticket = list.chosen();
            if (!event.getValueIsAdjusting() && ticket != null) {
                chosen.accept(ticket);
            }
        });
        last.read().ifPresent(page -> show(page, List.of()));
    }

    private JComponent tools(Runnable refreshed) {
        search.setName("search");
        search.putClientProperty("JTextField.placeholderText", texts.of("ticket.search"));
        search.putClientProperty("JTextField.leadingIcon", Glyph.SEARCH.icon(16));
        search.putClientProperty("JTextField.showClearButton", true);
        search.getAccessibleContext().setAccessibleName(texts.of("ticket.search"));
        var typed = new Timer(UNTIL_TYPED_MILLIS, event -> reload());
        typed.setRepeats(false);
        search.getDocument().addDocumentListener(new Typed(typed::restart));
        var refresh = new JButton(Glyph.REFRESH.icon(16));
        refresh.setName("refresh");
        refresh.setToolTipText(texts.of("ticket.refresh"));
        refresh.getAccessibleContext().setAccessibleName(texts.of("ticket.refresh"));
        refresh.setMargin(new java.awt.Insets(5, 8, 5, 8));
        refresh.addActionListener(event -> refreshed.run());
        getInputMap(WHEN_IN_FOCUSED_WINDOW).put(KeyStroke.getKeyStroke("F5"), "refresh");
        getActionMap().put("refresh", new AbstractAction() {
            private static final long serialVersionUID = 1;

            @Override
            public void actionPerformed(ActionEvent event) {
                refreshed.run();
            }
        });
        var group = new ButtonGroup();
        group.add(current);
        group.add(all);
        var row = new JPanel(new MigLayout("insets 12, gap 6 8, fillx", "[grow,fill][]"));
        row.add(search, "wmin 80");
        row.add(refresh, "wrap");
        var shown = new JPanel(new MigLayout("insets 0, gap 6"));
        shown.add(current);
        shown.add(all);
        row.add(shown, "span");
        return row;
    }

    private JToggleButton toggle(String key, String name) {
        var button = new JToggleButton(texts.of(key));
        button.setName(name);
        button.addActionListener(event -> reload());
        return button;
    }

    void focus() {
        search.requestFocusInWindow();
    }

    TicketList rows() {
        return list;
    }

    /** Asks anew for what is searched and chosen; what stands there stays until the answer comes. */
    void reload() {
        int mine = ++asked;
        loading = true;
        var words = search.getText().strip();
        var states = states();
        Errand.run(
                () -> find(words, states),
                found -> {
                    if (mine == asked) {
                        loading = false;
                        arrived(found, words, states);
                    }
                },
                failed -> {
                    if (mine == asked) {
                        loading = false;
                        say(failed);
                    }
                });
    }

    // What waits at this machine is known without a line, too.
    private Found find(String words, String states) throws IOException {
        var wanted = words.toLowerCase(texts.locale());
        var waiting = desktop.service().waiting().stream()
                .filter(one -> one.subject().toLowerCase(texts.locale()).contains(wanted))
                .toList();
        try {
            return new Found(tickets.page(words, states, 1, Tickets.PAGE), waiting, null);
        } catch (IOException e) {
            return new Found(null, waiting, e);
        }
    }

    private void arrived(Found found, String words, String states) {
        if (found.page() != null) {
            keep(found.page(), words, states);
            pages = 1;
            banner.setVisible(false);
        }
        show(found.page(), found.waiting());
        if (found.trouble() != null) {
            say(found.trouble());
        }
    }

    private String states() {
        return current.isSelected() ? TicketMark.open() + ",resuelto" : "";
    }

    // What is seen again without a line is the list that the window begins with.
    private void keep(TicketPage page, String words, String states) {
        if (words.isEmpty() && !states.isEmpty()) {
            Errand.run(
                    () -> {
                        last.keep(page);
                        return true;
                    },
                    kept -> {},
                    failed -> {});
        }
    }

    private void show(@Nullable TicketPage page, List<Help.Waiting> waiting) {
        var chosen = list.chosen();
        var rows = list.rows();
        var sent = page == null
                ? Collections.list(rows.elements()).stream()
                        .filter(Row.Sent.class::isInstance)
                        .toList()
                : page.tickets().stream().<Row>map(Row.Sent::new).toList();
        total = page == null ? total : page.total();
        rows.clear();
        waiting.forEach(request -> rows.addElement(new Row.Kept(request)));
        rows.addAll(sent);
        if (chosen != null) {
            list.choose(chosen);
        }
        settle();
    }

    private void settle() {
        boolean empty = list.rows().isEmpty();
        nothing.say(search.getText().isBlank(), current.isSelected());
        cards.show(middle, empty ? NOTHING : ROWS);
        count.setText(empty ? " " : texts.of("ticket.count", total));
    }

    private void more() {
        if (loading || pages == 0 || (long) pages * Tickets.PAGE >= total) {
            return;
        }
        loading = true;
        int mine = asked;
        int page = pages + 1;
        var words = search.getText().strip();
        var states = states();
        Errand.run(
                () -> tickets.page(words, states, page, Tickets.PAGE),
                found -> {
                    if (mine == asked) {
                        pages = page;
                        append(found.tickets());
                        loading = false;
                    }
                },
                failed -> {
                    if (mine == asked) {
                        loading = false;
                        say(failed);
                    }
                });
    }

    // Tickets that came meanwhile push the others down: one that is there already is not shown twice.
    private void append(List<TicketSummary> found) {
        var there = new HashSet<UUID>();
        for (int i = 0; i < list.rows().size(); i++) {
            if (list.rows().get(i) instanceof Row.Sent sent) {
                there.add(sent.ticket().ticketId());
            }
        }
        found.stream().filter(ticket -> there.add(ticket.ticketId())).forEach(ticket -> list.rows()
                .addElement(new Row.Sent(ticket)));
    }

    private void say(Exception failed) {
        var since = pages > 0 || list.rows().isEmpty() ? "" : " " + last.of(texts);
        banner.setIcon(Glyph.CLOUD_OFF.icon(16, Ink.WARN_TEXT::color));
        banner.setForeground(Ink.WARN_TEXT.color());
        banner.setText("<html>" + escaped(Trouble.text(failed, texts) + since) + "</html>");
        banner.setVisible(true);
        settle();
        revalidate();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    /** What stands in place of rows: what it means, and what to do next. */
    private final class Nothing extends JPanel {
        private static final long serialVersionUID = 1;

        private final JLabel title = new JLabel();
        private final JLabel text = new JLabel();
        private final JButton next = new JButton();

        Nothing() {
            super(new MigLayout("insets 24, wrap 1, alignx center, aligny 30%", "[260!,center]"));
            add(new JLabel(Glyph.TICKET.icon(36, Ink.TEXT_3::color)));
            title.setName("nothing");
            title.putClientProperty("FlatLaf.styleClass", "h2");
            text.setForeground(Ink.TEXT_2.color());
            add(title);
            add(text);
            add(next, "gaptop 8");
            next.addActionListener(event -> act());
        }

        void say(boolean everything, boolean onlyCurrent) {
            var key = banner.isVisible()
                    ? "ticket.none.unknown"
                    : !everything ? "ticket.none.found" : onlyCurrent ? "ticket.none.current" : "ticket.none.ever";
            title.setText(texts.of(key));
            text.setText("<html><center>" + texts.of(key + ".next") + "</center></html>");
            next.setText(texts.of(everything ? "menu.report" : "ticket.none.clear"));
        }

        private void act() {
            if (search.getText().isBlank()) {
                desktop.open(Place.REPORT);
            } else {
                search.setText("");
                all.setSelected(true);
            }
        }
    }

    /** Tells of each change of a text. */
    record Typed(Runnable listener) implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent event) {
            listener.run();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            listener.run();
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            listener.run();
        }
    }
}
