/**
 * Mail that leaves. {@code NewsKeeper} writes down what happened, in its transaction; {@code NewsSteps} works out whom it
 * concerns and puts a letter for each into the queue; {@code SendSteps} hands them to the mail server. Both are work in the
 * background that several servers share ({@link mx.lanet.helpdesk.shared.BackgroundWork}).
 */
@NullMarked
package mx.lanet.helpdesk.mail.out;

import org.jspecify.annotations.NullMarked;
