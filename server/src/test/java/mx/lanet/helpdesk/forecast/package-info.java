@NullMarked
package mx.lanet.helpdesk.forecast;

import org.jspecify.annotations.NullMarked;
