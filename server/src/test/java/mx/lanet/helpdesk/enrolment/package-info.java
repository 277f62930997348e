@NullMarked
package mx.lanet.helpdesk.enrolment;

import org.jspecify.annotations.NullMarked;
