/** What PostgreSQL does for each page, over more rows than a page shows. */
@NullMarked
package mx.lanet.helpdesk.plan;

import org.jspecify.annotations.NullMarked;
