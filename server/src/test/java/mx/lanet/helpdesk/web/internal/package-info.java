@NullMarked
package mx.lanet.helpdesk.web.internal;

import org.jspecify.annotations.NullMarked;
