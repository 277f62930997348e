package mx.lanet.helpdesk.ticket.internal;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Quiet tickets are closed by the clock. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TicketConfiguration {}
