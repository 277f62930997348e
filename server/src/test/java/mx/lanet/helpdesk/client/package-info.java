@NullMarked
package mx.lanet.helpdesk.client;

import org.jspecify.annotations.NullMarked;
