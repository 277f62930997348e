@NullMarked
package mx.lanet.helpdesk.audit;

import org.jspecify.annotations.NullMarked;
