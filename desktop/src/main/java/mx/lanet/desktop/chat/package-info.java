/** Talking to support; its place for now. */
@NullMarked
package mx.lanet.desktop.chat;

import org.jspecify.annotations.NullMarked;
