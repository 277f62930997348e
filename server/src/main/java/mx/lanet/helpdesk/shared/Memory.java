package mx.lanet.helpdesk.shared;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What seldom changes and is asked with each page: people's rights, clients, categories, queues, fields, saved views. The
 * database keeps a stamp that moves with each change of these (table {@code change_stamp}); what was read at one stamp is
 * remembered until another is seen. Whoever recalls something has read the stamp before, in this request or transaction, so
 * nothing is older than that moment, whichever server changed it.
 */
@Component
public final class Memory {
    /** Under this name a request carries the stamp that it has read. */
    public static final String STAMP = Memory.class.getName();

    private static final int KEPT = 8_000;

    private final Map<Object, Object> known = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Object, Object> eldest) {
            return size() > KEPT;
        }
    };
    private long newest;

    /**
     * What is known under the key in a request that only reads, or else what {@code load} brings. Outside of such a request,
     * nothing is remembered: what was changed there must be seen at once.
     *
     * @param key says what it is and who asks: above all the scope that it is read with
     * @param load brings something that nobody changes
     */
    public <T> T recall(Object key, Supplier<T> load) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        Object stamp = request == null ? null : request.getAttribute(STAMP, RequestAttributes.SCOPE_REQUEST);
        return stamp instanceof Long read ? recall(read, key, load) : load.get();
    }

    /** As {@link #recall(Object, Supplier)}, for whoever has read this stamp. */
    @SuppressWarnings("unchecked") // A key stands for one kind of thing.
    public <T> T recall(long stamp, Object key, Supplier<T> load) {
        Object value = known(stamp, key);
        if (value == null) {
            value = load.get();
            remember(stamp, key, value);
        }
        return (T) value;
    }

    private synchronized @Nullable Object known(long stamp, Object key) {
        return stamp == newest ? known.get(key) : null;
    }

    private synchronized void remember(long stamp, Object key, Object value) {
        if (stamp > newest) {
            known.clear();
            newest = stamp;
        }
        if (stamp == newest) {
            known.put(key, value);
        }
    }
}
