@NullMarked
package mx.lanet.agent;

import org.jspecify.annotations.NullMarked;
