@NullMarked
package mx.lanet.helpdesk.rule;

import org.jspecify.annotations.NullMarked;
