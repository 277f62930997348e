/** For tests alone: catches every connection and every question to DNS that leaves this machine. */
@NullMarked
package mx.lanet.trap;

import org.jspecify.annotations.NullMarked;
