@NullMarked
package mx.lanet.helpdesk.chat;

import org.jspecify.annotations.NullMarked;
