package mx.lanet.helpdesk.agentgateway.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How heartbeats are stored, below {@code lanet.ingest}.
 *
 * @param mode batch; or single, one transaction each, to compare with
 * @param writers threads that write batches: 2, and 4 on a slow disk
 * @param batch most heartbeats in one transaction
 * @param queue most heartbeats that wait for one writer; beyond, agents are asked to come again
 */
@ConfigurationProperties("lanet.ingest")
record IngestSettings(
        @DefaultValue("batch") Mode mode,
        @DefaultValue("2") int writers,
        @DefaultValue("256") int batch,
        @DefaultValue("4096") int queue) {
    enum Mode {
        BATCH,
        SINGLE
    }
}
