package mx.lanet.agent.collect;

import java.util.List;

/** Where the last errors and warnings of a machine come from. */
public interface EventSource {
    /** Lines for people, newest first, bounded in number and length; empty when there are none or none can be read. */
    List<String> recent();
}
