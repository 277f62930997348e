package mx.lanet.desktop.setting;

import java.awt.BorderLayout;
import java.awt.Dimension;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.JScrollPane;
import javax.swing.JTable;
import javax.swing.JTextField;
import javax.swing.RowFilter;
import javax.swing.SwingConstants;
import javax.swing.event.DocumentEvent;
import javax.swing.event.DocumentListener;
import javax.swing.table.DefaultTableModel;
import javax.swing.table.TableRowSorter;
import mx.lanet.agent.setting.Messages;
import mx.lanet.agent.setting.SettingSource.Shown;
import mx.lanet.desktop.Desktop;
import mx.lanet.desktop.link.Errand;
import mx.lanet.desktop.link.Service;
import mx.lanet.desktop.look.Words;
import net.miginfocom.swing.MigLayout;

/** The service's settings with where each comes from, to be read and searched. */
final class MachineSettings extends JPanel {
    private static final long serialVersionUID = 1;

    private final transient Desktop desktop;
    private final DefaultTableModel model;
    private final JTable table;
    private final TableRowSorter<DefaultTableModel> sorter;
    private final JTextField search = new JTextField(24);
    private final Words note;

    MachineSettings(Desktop desktop) {
        super(new BorderLayout());
        this.desktop = desktop;
        var texts = desktop.texts();
        var columns = List.of("sentence", "value", "origin").stream()
                .map(column -> texts.of("settings.column." + column))
                .toArray();
        model = new DefaultTableModel(columns, 0) {
            private static final long serialVersionUID = 1;

            @Override
            public boolean isCellEditable(int row, int column) {
                return false;
            }
        };
        table = table();
        sorter = new TableRowSorter<>(model);
        table.setRowSorter(sorter);
        search.setName("search");
        search.putClientProperty("JTextField.placeholderText", texts.of("search"));
        search.getAccessibleContext().setAccessibleName(texts.of("search"));
        search.getDocument().addDocumentListener(new Searching());
        note = Words.quiet(texts.of("settings.machine.note"));
        var head = new JPanel(new MigLayout("insets 12 24 8 24, gap 12", "[grow,fill][]"));
        head.add(note, "wmin 0");
        head.add(search);
        add(head, BorderLayout.NORTH);
        var rows = new JScrollPane(table);
        rows.setPreferredSize(new Dimension(760, 400));
        add(rows);
        read();
    }

    private JTable table() {
        var made = new JTable(model) {
            private static final long serialVersionUID = 1;

            // What is cut can be read by pointing at it.
            @Override
            public String getToolTipText(java.awt.event.MouseEvent event) {
                int row = rowAtPoint(event.getPoint());
                int column = columnAtPoint(event.getPoint());
                return row < 0 || column < 0 ? "" : String.valueOf(getValueAt(row, column));
            }
        };
        made.setName("settings");
        made.getTableHeader().setReorderingAllowed(false);
        made.getColumnModel().getColumn(0).setPreferredWidth(420);
        made.getColumnModel().getColumn(1).setPreferredWidth(150);
        made.getColumnModel().getColumn(2).setPreferredWidth(200);
        ((JLabel) made.getTableHeader().getDefaultRenderer()).setHorizontalAlignment(SwingConstants.LEADING);
        made.getAccessibleContext().setAccessibleName(desktop.texts().of("settings.machine"));
        return made;
    }

    private void read() {
        Errand.run(
                () -> Service.list(desktop.service().get("/settings"), "settings", Shown.class),
                this::show,
                failed -> note.setText(desktop.texts().of("settings.machine.away")));
    }

    private void show(List<Shown> settings) {
        var messages = Messages.in(desktop.texts().locale());
        model.setRowCount(0);
        for (var setting : settings) {
            var sentence = "setting." + setting.path();
            model.addRow(new Object[] {
                messages.bundle().containsKey(sentence) ? messages.text(sentence) : setting.path(),
                setting.text().isEmpty() ? "–" : setting.text(),
                origin(setting, messages)
            });
        }
    }

    private static String origin(Shown setting, Messages messages) {
        var key = "origin." + setting.origin().name().toLowerCase(Locale.ROOT);
        var layer = key + "." + setting.layer();
        return messages.text(messages.bundle().containsKey(layer) ? layer : key);
    }

    private final class Searching implements DocumentListener {
        @Override
        public void insertUpdate(DocumentEvent event) {
            filter();
        }

        @Override
        public void removeUpdate(DocumentEvent event) {
            filter();
        }

        @Override
        public void changedUpdate(DocumentEvent event) {
            filter();
        }

        private void filter() {
            sorter.setRowFilter(RowFilter.regexFilter(
                    "(?iu)" + Pattern.quote(search.getText().strip())));
        }
    }
}
