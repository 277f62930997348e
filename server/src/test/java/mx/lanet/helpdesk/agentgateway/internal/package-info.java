@NullMarked
package mx.lanet.helpdesk.agentgateway.internal;

import org.jspecify.annotations.NullMarked;
