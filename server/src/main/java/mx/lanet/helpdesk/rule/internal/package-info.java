/** The pages of the rules. */
@NullMarked
package mx.lanet.helpdesk.rule.internal;

import org.jspecify.annotations.NullMarked;
