@NullMarked
package mx.lanet.helpdesk.api.internal;

import org.jspecify.annotations.NullMarked;
