@NullMarked
package mx.lanet.helpdesk.agentgateway;

import org.jspecify.annotations.NullMarked;
