/** What the person is told of. */
@NullMarked
package mx.lanet.desktop.notice;

import org.jspecify.annotations.NullMarked;
