package mx.lanet.helpdesk.agentgateway.internal;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What an operator may set for agents, below {@code lanet.gateway}.
 *
 * @param publicUrl how agents reach this server; empty: as the registering agent did
 * @param registrationLimit largest body of a registration
 * @param heartbeatLimit largest body of a heartbeat
 * @param inventoryLimit largest inventory
 * @param resultLimit largest result of a command; escapes of JSON make a megabyte of output several
 * @param failuresPerMinute refused registrations and refreshes of one address before it must wait
 * @param concurrency requests of agents at once, heartbeats and new tickets apart: people keep the rest of the database's connections
 */
@ConfigurationProperties("lanet.gateway")
record GatewaySettings(
        @DefaultValue("") String publicUrl,
        @DefaultValue("4MB") DataSize registrationLimit,
        @DefaultValue("256KB") DataSize heartbeatLimit,
        @DefaultValue("16MB") DataSize inventoryLimit,
        @DefaultValue("16MB") DataSize resultLimit,
        @DefaultValue("30") int failuresPerMinute,
        @DefaultValue("6") int concurrency) {}
